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
    await page.goto(project);
    await card(page, 'Order ink').click();
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Title' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
}
