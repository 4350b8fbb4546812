import { chromium } from '@playwright/test';
const [base, out, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
for (const [w, h] of [[1440, 900], [390, 844]]) for (const colorScheme of ['light', 'dark']) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme });
  const page = await ctx.newPage();
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(w, colorScheme, m.text().slice(0, 300)));
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 500)));
  for (const p of paths) {
    await page.goto(base + p); await page.locator('h1, [role=dialog]').first().waitFor({timeout:20000}).catch(()=>console.log('no h1',p)); await page.waitForTimeout(1500);
    const name = p.replace(/\W+/g, '_') || 'root';
    await page.screenshot({ path: `${out}/${name}-${w}-${colorScheme}.png` });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) console.log('OVERFLOW', p, w, over);
  }
  await ctx.close();
}
await browser.close();
