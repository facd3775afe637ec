import { server } from './server';

const buttons = [...document.querySelectorAll('button')];
const answer = document.getElementById('answer')!;

async function run(doing: string, call: () => Promise<string>): Promise<void> {
  for (const button of buttons) button.disabled = true;
  answer.textContent = doing;
  try {
    answer.textContent = await call();
  } catch (error) {
    answer.textContent = error instanceof Error ? error.message : String(error);
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

document.getElementById('score')!.addEventListener('click', () => {
  void run('Scoring …', async () => (await server.scorePortfolio()).sentence);
});
document.getElementById('undo')!.addEventListener('click', () => {
  void run('Undoing …', () => server.undoLastRun());
});
