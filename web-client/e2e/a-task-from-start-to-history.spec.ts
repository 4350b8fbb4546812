import { expect, test } from '@playwright/test';
import { browserOf, signIn } from './support/people';
import { addMember, addTask, card, column, createProject, drag, unique } from './support/work';

test('a task goes from creation over the board into history, and others see it live', async ({
  page,
  browser,
}) => {
  // Bob has signed in once, so that Alice can find him by his id.
  const bob = await browserOf(browser, 'bob');

  await signIn(page, 'alice');
  const name = unique('Print shop');
  const project = await createProject(page, name);
  await addTask(page, 'Order ink');
  await addTask(page, 'Proof the catalogue');
  await addMember(page, project, 'bob');

  await test.step('Bob finds the project without a reload', async () => {
    await bob.getByRole('link', { name }).click();
    await expect(card(bob, 'Order ink')).toBeVisible();
  });

  await test.step('Alice drags a card; it never leaves her sight, Bob sees it move', async () => {
    await drag(page, card(page, 'Order ink'), column(page, 'In progress'));
    await expect(
      column(page, 'In progress').getByRole('link', { name: 'Order ink' }),
    ).toBeVisible();
    await expect(column(bob, 'In progress').getByRole('link', { name: 'Order ink' })).toBeVisible();
    await expect(column(bob, 'To do').getByRole('link', { name: 'Order ink' })).toHaveCount(0);
  });

  await test.step('Bob moves it on with the keyboard alone', async () => {
    await card(bob, 'Order ink').focus();
    await bob.keyboard.press('Space');
    await expect(bob.getByText(/You have lifted Order ink/)).toBeAttached();
    await bob.keyboard.press('ArrowRight');
    await expect(bob.getByText('Over Done.')).toBeAttached();
    await bob.keyboard.press('Space');
    await expect(column(bob, 'Done').getByRole('link', { name: 'Order ink' })).toBeVisible();
    await expect(column(page, 'Done').getByRole('link', { name: 'Order ink' })).toBeVisible();
  });

  await test.step('the history tells it, and shows the task as it was', async () => {
    await card(page, 'Order ink').click();
    const panel = page.getByRole('dialog');
    const entries = panel.getByRole('listitem');
    await expect(entries.nth(0)).toContainText(/bob moved it from In progress to Done/i);
    await expect(entries.nth(1)).toContainText(/alice moved it from To do to In progress/i);
    await expect(entries.nth(2)).toContainText(/alice created it/i);
    await entries.nth(2).getByRole('button').click();
    await expect(panel.getByText('The past can be read, not changed.')).toBeVisible();
    await expect(panel.getByRole('radio', { name: 'To do' })).toBeChecked();
    await panel.getByRole('button', { name: 'Back to now' }).first().click();
    await expect(panel.getByRole('radio', { name: 'Done' })).toBeChecked();
  });

  await test.step('a reload shows the same', async () => {
    await page.reload();
    await expect(page.getByRole('dialog').getByRole('radio', { name: 'Done' })).toBeChecked();
  });
});
