import { expect, type Locator, type Page } from '@playwright/test';

export function unique(name: string): string {
  return `${name} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 5)}`;
}

/** Makes a project and ends on its board; answers its address. */
export async function createProject(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return page.url();
}

export function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name}`) });
}

export function card(page: Page, title: string): Locator {
  return page.getByRole('link', { name: title, exact: true });
}

/** Adds a task and waits until the server has it. */
export async function addTask(page: Page, title: string, to = 'To do'): Promise<void> {
  const field = page.getByRole('textbox', { name: `Add a task to ${to}` });
  await field.fill(title);
  await field.press('Enter');
  await expect(column(page, to).getByRole('link', { name: title, exact: true })).toBeVisible();
}

/** Drags with the pointer, in steps, as a hand does. */
export async function drag(page: Page, what: Locator, to: Locator): Promise<void> {
  const from = await what.boundingBox();
  const target = await to.boundingBox();
  if (from === null || target === null) {
    throw new Error('nothing to drag, or nowhere to drop it');
  }
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 6, { steps: 4 });
  await page.mouse.move(target.x + target.width / 2, target.y + 150, { steps: 20 });
  await page.mouse.up();
}

/** Who share no project yet find each other by their ids only. */
const ID_OF = { bob: '018f0000-0000-7000-8000-000000000003' };

export async function addMember(page: Page, project: string, name: 'bob'): Promise<void> {
  await page.goto(`${project}/members`);
  const picker = page.getByRole('combobox', { name: 'Add someone' });
  await picker.fill(ID_OF[name]);
  await page.getByRole('option', { name, exact: false }).first().click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(
    page.getByRole('combobox', { name: new RegExp(`^Role of ${name}`, 'i') }),
  ).toBeVisible();
  await page.goto(project);
}
