import type { Locator, Page } from "playwright-core";

/** A person's hand: does what is asked, and counts clicks, keys and texts typed. */
export class Hand {
  readonly page: Page;
  clicks = 0;
  keys = 0;
  texts = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks++;
    await target.click();
  }

  async press(key: string): Promise<void> {
    this.keys++;
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, text: string): Promise<void> {
    this.texts++;
    await target.fill(text);
  }

  /** All that was done. */
  get steps(): number {
    return this.clicks + this.keys + this.texts;
  }
}
