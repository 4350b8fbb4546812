import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { createUserManager } from './lib/auth';
import { loadConfig } from './lib/config';

async function start(): Promise<void> {
  if (import.meta.env.MODE === 'mock') {
    const { startMock } = await import('./testing/browser');
    await startMock();
  }
  const element = document.getElementById('root');
  if (element === null) {
    throw new Error('the page has no #root');
  }
  try {
    const userManager = createUserManager(await loadConfig());
    createRoot(element).render(
      <StrictMode>
        <App userManager={userManager} />
      </StrictMode>,
    );
  } catch (failure) {
    console.error(failure);
    element.textContent =
      'Taskledger cannot start: its settings cannot be read. Try again shortly.';
  }
}

void start();
