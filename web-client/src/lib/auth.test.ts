import { User } from 'oidc-client-ts';
import { http, HttpResponse } from 'msw';
import { server } from '@/testing/server';
import { accessToken, createUserManager, signingOut, signOut } from './auth';
import { announceSignOut } from './session-end';

const ISSUER = 'http://issuer.test';
const here = (path: string) => new URL(path, window.location.origin).href;

/** A person who has signed in, and what the services and the issuer are asked from then on. */
async function signedIn({ revocation = 200 } = {}) {
  const asked: string[] = [];
  server.use(
    http.get(`${ISSUER}/.well-known/openid-configuration`, () =>
      HttpResponse.json({ issuer: ISSUER, revocation_endpoint: `${ISSUER}/oauth2/revoke` }),
    ),
    http.post(here('/api/me/sign-out'), ({ request }) => {
      asked.push(`sign-out ${request.headers.get('Authorization') ?? ''}`);
      return HttpResponse.json({ effective: 'NOW' });
    }),
    http.post(`${ISSUER}/oauth2/revoke`, async ({ request }) => {
      const form = new URLSearchParams(await request.text());
      asked.push(`revoke ${form.get('token') ?? ''} of ${form.get('client_id') ?? ''}`);
      return new HttpResponse(null, { status: revocation });
    }),
  );
  await manager.storeUser(
    new User({
      access_token: 'a-1',
      refresh_token: 'r-1',
      token_type: 'Bearer',
      profile: { sub: 'alice', iss: ISSUER, aud: 'web', exp: 0, iat: 0 },
    }),
  );
  return asked;
}

const manager = createUserManager({ issuer: ISSUER, clientId: 'web', scope: 'openid' });

describe('signing out', () => {
  beforeEach(() => {
    signingOut.set(false);
    // jsdom says that it cannot go to another page.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('ends the tokens at the services and at the issuer', async () => {
    const asked = await signedIn();
    await signOut();
    expect(asked).toEqual(['sign-out Bearer a-1', 'revoke r-1 of web']);
    expect(await accessToken()).toBeNull();
  });

  it('ends those of other tabs too', async () => {
    const asked = await signedIn();
    announceSignOut();
    await vi.waitFor(async () => {
      expect(await accessToken()).toBeNull();
    });
    expect(asked).toEqual(['sign-out Bearer a-1', 'revoke r-1 of web']);
  });

  it('leaves though the issuer does not revoke', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const asked = await signedIn({ revocation: 503 });
    await signOut();
    expect(asked).toContain('revoke r-1 of web');
    expect(warn).toHaveBeenCalledOnce();
    expect(await accessToken()).toBeNull();
  });
});
