import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { browserOf } from './support/people';
import { addTask, card, createProject, unique } from './support/work';

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, `${page.url()} scrolls sideways`).toBe(0);
}

/** From the account's menu, which is behind the navigation's button on a phone. */
async function openAbout(page: Page): Promise<void> {
  const navigation = page.getByRole('button', { name: 'Open navigation' });
  if (await navigation.isVisible()) {
    await navigation.click();
  }
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'About Taskledger' }).click();
  const about = page.getByRole('dialog', { name: 'About Taskledger' });
  await expect(about.getByText(/^Version/)).toBeVisible();
  const licences = about.getByRole('link', { name: 'Licences of what this page includes' });
  const response = await page.request.get((await licences.getAttribute('href')) ?? '');
  expect(await response.text()).toContain('react');
}

const widths = [
  { title: 'on a desk', viewport: { width: 1440, height: 900 } },
  { title: 'on a phone', viewport: { width: 360, height: 740 } },
];

for (const { title, viewport } of widths) {
  test(`every screen is accessible and fits ${title}`, async ({ browser }) => {
    const visitor = await (await browser.newContext({ viewport })).newPage();
    await visitor.goto('/');
    await expect(visitor.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectAccessible(visitor);
    await expectNoSidewaysScroll(visitor);

    const page = await browserOf(browser, 'admin', { viewport });
    const project = await createProject(page, unique('Every screen'));
    await addTask(page, 'Order ink');
    await addTask(page, 'Proof the catalogue', 'In progress');
    const screens: [address: string, ready: string][] = [
      ['/projects', 'Projects'],
      [project, 'Every screen'],
      [`${project}?view=list`, 'Every screen'],
      [`${project}/members`, 'Members'],
      [`${project}/history`, 'Activity'],
      ['/my-tasks', 'My tasks'],
      ['/admin/audit', 'Audit trail'],
      ['/admin/projections', 'Projections'],
      ['/admin/projections/workspace', 'workspace'],
    ];
    for (const [address, heading] of screens) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    await openAbout(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: /^Account of/ })).toBeFocused();
    await page.goto(project);
    await card(page, 'Order ink').click();
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Title' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}
