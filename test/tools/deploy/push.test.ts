import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Clasp, runClasp } from '../../../tools/deploy/clasp';
import { push } from '../../../tools/deploy/push';
import { readTarget, type Target } from '../../../tools/deploy/target';
import { NEW_SCRIPT, StandIn } from './stand-in';

const OURS = `1${'o'.repeat(56)}`;
const ANOTHER = `1${'x'.repeat(56)}`;
const DEV: Target = { name: 'dev', scriptId: OURS, account: undefined };
const LOGIN = {
  tokens: {
    default: {
      type: 'authorized_user',
      client_id: 'x',
      client_secret: 'x',
      refresh_token: 'x',
      access_token: 'token-of-ops',
      expiry_date: 4_102_444_800_000,
    },
  },
};

let home: string;
let standIn: StandIn;
beforeEach(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'customer-vitals-test-'));
  standIn = new StandIn();
  standIn.scripts.set(OURS, NEW_SCRIPT).set(ANOTHER, NEW_SCRIPT);
  process.env.STAND_IN = await standIn.start();
  process.env.HOME = home;
  process.env.NODE_OPTIONS = `--import=${pathToFileURL(path.resolve('test/tools/deploy/redirect.mjs'))}`;
});
afterEach(() => {
  standIn.stop();
  delete process.env.NODE_OPTIONS;
  rmSync(home, { recursive: true, force: true });
});

const logIn = () => writeFileSync(path.join(home, '.clasprc.json'), JSON.stringify(LOGIN));

describe('clasp itself, against a stand-in of Google', () => {
  test('puts what was built into the script that is meant, and into no other', async () => {
    logIn();
    process.env.clasp_config_project = path.join(home, 'of-another-project.json');
    expect(await push('dist', { ...DEV, account: 'ops@example.com' }, runClasp)).toEqual({
      done: 'pushed',
      newScopes: [],
    });
    delete process.env.clasp_config_project;

    const files = standIn.scripts.get(OURS)!;
    const built = readdirSync('dist').filter((name) => name.includes('.'));
    expect(files.map(({ name, type }) => name + ENDINGS[type]).sort()).toEqual(built.sort());
    for (const { name, type, source } of files)
      expect(source).toBe(readFileSync(`dist/${name}${ENDINGS[type]}`, 'utf8'));
    expect(standIn.requests.join()).not.toContain(ANOTHER);
    expect(standIn.scripts.get(ANOTHER)).toBe(NEW_SCRIPT);
  }, 120_000);

  test('says so where nobody is logged in, which clasp asks no one about', async () => {
    await expect(push('dist', DEV, runClasp)).rejects.toThrow('Nobody is logged in. Run "npx clasp login"');
    expect(standIn.requests).toEqual([]);
  }, 60_000);
});

const ENDINGS = { SERVER_JS: '.js', HTML: '.html', JSON: '.json' } as const;

/** Does what clasp was seen to do, on files in memory; a test makes it fail as clasp and Google do. */
class TameClasp {
  remote = new Map([
    ['appsscript.json', '{}'],
    ['Code.js', 'function myFunction() {\n  \n}\n'],
  ]);
  pushes = 0;
  /** Where it ran. */
  folders: string[] = [];
  /** What a command gives in place of what it does. */
  answers: Record<string, { code?: number; output?: string; error?: string }> = {};

  readonly run: Clasp = async ([command], folder) => {
    this.folders.push(folder);
    const files = path.join(folder, 'files');
    const did = this.#do(command!, files);
    return { code: 0, output: did, error: '', ...this.answers[command!] };
  };

  #do(command: string, files: string): string {
    const local = () => readdirSync(files);
    if (command === 'show-authorized-user') return '{"loggedIn": true, "email": "ops@example.com"}';
    if (command === 'show-file-status')
      return JSON.stringify({ filesToPush: local().map((name) => `files/${name}`) });
    if (command === 'pull') {
      for (const [name, content] of this.remote) writeFileSync(path.join(files, name), content);
      return '';
    }
    if (this.answers.push) return '';
    this.pushes += 1;
    this.remote = new Map(local().map((name) => [name, readFileSync(path.join(files, name), 'utf8')]));
    return JSON.stringify(local());
  }
}

describe('A push fails loudly', () => {
  const failing = async (change: (clasp: TameClasp) => void, target = DEV) => {
    const clasp = new TameClasp();
    change(clasp);
    const said = await push('dist', target, clasp.run).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
    return { said, pushes: clasp.pushes };
  };

  test('nowhere else than where it should', async () => {
    expect(await failing(() => {})).toEqual({ said: 'nothing', pushes: 1 });
  });

  test.each<[string, (clasp: TameClasp) => void, RegExp]>([
    ['the script is another project', ({ remote }) => remote.set('Invoices.js', 'send()'), /Invoices\.js/],
    [
      'clasp would push less than was built',
      ({ answers }) => {
        answers['show-file-status'] = { output: '{"filesToPush":["files/appsscript.json"]}' };
      },
      /would push appsscript\.json; built was/,
    ],
    [
      'clasp skips the push and exits with 0',
      ({ answers }) => {
        answers.push = { output: '' };
      },
      /said that it worked, but not that it pushed/,
    ],
    [
      'the script does not have afterwards what clasp says it pushed',
      ({ answers }) => {
        answers.push = { output: JSON.stringify(readdirSync('dist').filter((name) => name.includes('.'))) };
      },
      /is not what was built/,
    ],
    [
      'the Apps Script API is off',
      ({ answers }) => {
        answers.pull = { code: 1, error: 'User has not enabled the Apps Script API. Enable it by...' };
      },
      /turn it on at https:\/\/script\.google\.com/,
    ],
    [
      'the id is of no script that this account can open',
      ({ answers }) => {
        answers.pull = { code: 1, error: 'Requested entity was not found.' };
      },
      /cannot open the script 1oooo/,
    ],
    ['clasp reads nothing and exits with 0', ({ remote }) => remote.clear(), /read nothing from the script/],
    [
      'the login has expired',
      ({ answers }) => {
        answers.pull = { code: 1, error: 'invalid_grant' };
      },
      /login has expired/,
    ],
  ])('where %s', async (_, change, words) => {
    const { said, pushes } = await failing(change);
    expect(said).toMatch(words);
    expect(pushes).toBe(0);
  });

  test('where another account is logged in than is meant', async () => {
    const { said, pushes } = await failing(() => {}, { ...DEV, account: 'release@example.com' });
    expect(said).toBe(
      'clasp is logged in as ops@example.com, and release@example.com is meant. ' +
        'Run "npx clasp login" with that account. Nothing was pushed.',
    );
    expect(pushes).toBe(0);
  });

  test('but not where the script asks for less, and the new scopes are named', async () => {
    const clasp = new TameClasp();
    await push('dist', DEV, clasp.run);
    const { oauthScopes, ...manifest } = JSON.parse(clasp.remote.get('appsscript.json')!) as {
      oauthScopes: string[];
    };
    const [first, ...others] = oauthScopes;
    clasp.remote.set('appsscript.json', JSON.stringify({ ...manifest, oauthScopes: [first] }));
    expect(await push('dist', DEV, clasp.run)).toEqual({ done: 'pushed', newScopes: others });
  });

  test('but not where there is nothing to do', async () => {
    const clasp = new TameClasp();
    await push('dist', DEV, clasp.run);
    expect(await push('dist', DEV, clasp.run)).toEqual({ done: 'up to date', newScopes: [] });
    expect(clasp.pushes).toBe(1);
  });

  test('where all is up to date but for a file that should be gone, of which clasp says nothing', async () => {
    const clasp = new TameClasp();
    await push('dist', DEV, clasp.run);
    clasp.remote.set('Old.js', 'function SCORE() {}');
    await expect(push('dist', DEV, clasp.run)).rejects.toThrow('the script also has Old.js');
    expect(clasp.pushes).toBe(1);
  });

  test('and leaves nothing behind', async () => {
    const folders: string[] = [];
    await failing((clasp) => {
      clasp.answers.push = { code: 1, error: 'Syntax error' };
      clasp.folders = folders;
    });
    expect(folders.length).toBeGreaterThan(2);
    expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
  });
});

describe('The script that is meant', () => {
  const root = () => {
    const folder = path.join(home, 'root');
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const write = (name: string, content: object) =>
    writeFileSync(path.join(root(), name), JSON.stringify(content));

  test('is the one of its file', () => {
    write('.clasp.json', { scriptId: OURS, rootDir: 'dist' });
    write('.clasp.prod.json', { scriptId: ANOTHER, rootDir: 'dist', account: 'release@example.com' });
    expect(readTarget('dev', root())).toEqual({ name: 'dev', scriptId: OURS, account: undefined });
    expect(readTarget('prod', root())).toEqual({
      name: 'prod',
      scriptId: ANOTHER,
      account: 'release@example.com',
    });
  });

  test.each(['<your script id>', '', undefined, 'https://script.google.com/d/x/edit', 7])(
    'is none where the file says %p',
    (scriptId) => {
      write('.clasp.json', { scriptId, rootDir: 'dist' });
      expect(() => readTarget('dev', root())).toThrow('.clasp.json names no script yet');
    },
  );

  test('is none where there is no file, or one that cannot be read', () => {
    expect(() => readTarget('prod', root())).toThrow('There is no .clasp.prod.json');
    writeFileSync(path.join(root(), '.clasp.json'), '{ "scriptId": ');
    expect(() => readTarget('dev', root())).toThrow('.clasp.json is not JSON');
  });

  test('is not the same for prod as for dev', () => {
    for (const name of ['.clasp.json', '.clasp.prod.json']) write(name, { scriptId: OURS, rootDir: 'dist' });
    expect(() => readTarget('prod', root())).toThrow('name the same script');
  });
});
