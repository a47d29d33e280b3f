#!/usr/bin/python3
"""Writes the hello page: which computer this is, and what its role can see in the bucket."""

import html
import os
import urllib.request

import boto3

METADATA = "http://169.254.169.254/latest"


def metadata(path):
    """IMDSv2: a session token first, then the question."""
    token = urllib.request.Request(
        METADATA + "/api/token", method="PUT", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"}
    )
    with urllib.request.urlopen(token, timeout=5) as reply:
        headers = {"X-aws-ec2-metadata-token": reply.read().decode()}
    with urllib.request.urlopen(urllib.request.Request(METADATA + path, headers=headers), timeout=5) as reply:
        return reply.read().decode()


def objects(bucket):
    """The bucket's objects as list items, or the reason why the role cannot list them."""
    try:
        listed = boto3.client("s3").list_objects_v2(Bucket=bucket, MaxKeys=100).get("Contents", [])
    except Exception as error:
        return f"<li>{html.escape(str(error))}</li>"
    rows = [f"<li>{html.escape(entry['Key'])} ({entry['Size']} bytes)</li>" for entry in listed]
    return "".join(rows) or "<li>The bucket is empty. / 버킷이 비어 있습니다.</li>"


def main():
    bucket = os.environ["BUCKET"]
    page = os.environ["PAGE"]
    text = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="60"><title>Hello</title></head><body>
<h1>Hello from your server / 내 서버에서 인사드립니다</h1>
<p>Port 80 is open, or you would not read this. / 이 글이 보이면 80번 포트가 열려 있는 것입니다.</p>
<dl><dt>Instance / 인스턴스</dt><dd>{html.escape(metadata("/meta-data/instance-id"))}</dd>
<dt>Availability zone / 가용 영역</dt><dd>{html.escape(metadata("/meta-data/placement/availability-zone"))}</dd>
<dt>Bucket, read with the instance's role / 인스턴스 역할로 읽은 버킷</dt><dd>{html.escape(bucket)}
<ul>{objects(bucket)}</ul></dd></dl></body></html>
"""
    # A reader never meets half a page: the new one takes the old one's place at once.
    with open(page + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(page + ".new", page)


if __name__ == "__main__":
    main()
