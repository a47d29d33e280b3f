import { Api } from './api.js';
import { offerChooser } from './chooser.js';
import { announce, byId } from './elements.js';
import { FileList } from './file-list.js';
import { offerLookup } from './lookup.js';
import { problemOf } from './problem.js';
import { UploadQueue } from './queue.js';
import { QueueView } from './queue-view.js';
import { SignIn } from './sign-in.js';
import { loadTexts, onLanguage, showTexts, text } from './texts.js';
import { visitor } from './visitor.js';

async function start() {
  await loadTexts();
  showTexts(byId('language'));
  const config = await (await fetch('config.json')).json();
  if (config.signIn === 'iam') {
    byId('signed').hidden = false;
    offerLookup();
  } else if (config.signIn === 'cognito') {
    await startSignedIn(config);
  } else {
    byId('open-to-all').hidden = false;
    await uploads(config, visitor()).show();
  }
}

async function startSignedIn(config) {
  const person = new SignIn(config.cognito, () => change());
  const desk = uploads(config, person);
  let begun = false;
  let why = 'signInFirst';
  const change = () => {
    byId('signing').hidden = person.isSignedIn;
    byId('sign-out').hidden = !person.isSignedIn;
    if (!person.isSignedIn) {
      if (begun) why = 'signedOut';
      say();
      if (begun) byId('signing-title').focus();
    } else if (begun) {
      desk.resume();
      announce(text('saidSignedIn'));
    } else {
      begun = true;
      desk.show();
    }
  };
  const say = () => {
    byId('signing-title').textContent = text(`${why}Title`);
    byId('signing-detail').textContent = text(`${why}Detail`);
  };
  onLanguage(say);
  byId('sign-in').addEventListener('click', () => person.start({ inWindow: begun }));
  byId('sign-out').addEventListener('click', () => {
    begun = false;
    desk.forget();
    person.signOut();
  });
  try {
    if (await person.finish()) why = 'signedInElsewhere';
  } catch (error) {
    why = problemOf(error).code;
  }
  if (why === 'signedInElsewhere') {
    byId('sign-in').hidden = true;
    byId('signing').hidden = false;
    return say();
  }
  if (!begun) change();
}

/** All that somebody does who may upload: the zone, the queue and the list. */
function uploads(config, person) {
  const api = new Api(config.api, person);
  const queue = new UploadQueue(api, config, {
    onChange: (item) => view.show(item),
    onReady: (upload) => {
      files.add(upload);
      announce(text('saidReady', { name: upload.fileName }));
    },
    onAbandoned: (uploadId) => files.forget(uploadId),
  });
  const view = new QueueView(() => queue, {
    cancel: (item) => queue.cancel(item),
    retry: (item) => queue.retry(item),
    remove: (item) => queue.remove(item),
    chooseAgain: () => byId('chooser').click(),
  });
  const files = new FileList(api, queue);
  addEventListener('beforeunload', (event) => {
    if (queue.isAtWork) event.preventDefault();
  });
  addEventListener('online', () => {
    for (const item of queue.items) if (item.problem?.code === 'network') queue.retry(item);
  });
  return {
    async show() {
      for (const part of ['send', 'files']) byId(part).hidden = false;
      offerChooser(config, (chosen) => {
        queue.add(chosen);
        if (chosen.length > 0) announce(text('saidAdded', { count: chosen.length }));
      });
      const restored = queue.restore();
      await files.load();
      await restored;
    },
    forget: () => queue.forgetAll(),
    resume() {
      queue.resume();
      files.load();
    },
  };
}

start().catch((error) => {
  byId('failed').hidden = false;
  throw error;
});
