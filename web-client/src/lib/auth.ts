import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Config } from './config';
import { announceSignOut, endSession, onSignOutElsewhere } from './session-end';
import { createStore } from './store';

/** True once the server has refused the token and it could not be renewed silently. */
export const sessionExpired = createStore(false);

/** True from the moment that the user leaves: the end of the session is then no reason to sign in. */
export const signingOut = createStore(false);

let manager: UserManager | null = null;

/**
 * Code + PKCE. Tokens are kept in sessionStorage: a reload must not lose the session, and unlike
 * localStorage it ends with the tab and is not shared. Renewal uses the refresh token where the
 * issuer gives one (Cognito), else a hidden frame with prompt=none (the local provider).
 */
export function createUserManager({ issuer, clientId, scope }: Config): UserManager {
  const { origin } = window.location;
  manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: `${origin}/auth/callback`,
    silent_redirect_uri: `${origin}/auth/silent`,
    post_logout_redirect_uri: `${origin}/`,
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 60,
    silentRequestTimeoutInSeconds: 10,
    requestTimeoutInSeconds: 10,
  });
  onSignOutElsewhere(() => void leaveAlong());
  return manager;
}

/** The manager made at the start. */
export function userManager(): UserManager {
  if (manager === null) {
    throw new Error('createUserManager has not run');
  }
  return manager;
}

export async function accessToken(): Promise<string | null> {
  const user = await manager?.getUser();
  return user?.access_token ?? null;
}

let renewal: Promise<string | null> | null = null;

/** A fresh token after a 401, asked for once however many requests were refused; null if none. */
export function renewToken(): Promise<string | null> {
  renewal ??= (async () => {
    try {
      const user = await manager?.signinSilent();
      return user?.access_token ?? null;
    } catch {
      return null;
    } finally {
      renewal = null;
    }
  })();
  return renewal;
}

/** Goes to the sign-in page and comes back to where the user was. */
export async function signIn(): Promise<void> {
  const { pathname, search } = window.location;
  const returnTo =
    pathname === '/' || pathname.startsWith('/auth/') ? '/projects' : pathname + search;
  await userManager().signinRedirect({ state: { returnTo } });
}

/**
 * Ends the session's tokens at the services, then its refresh token at the issuer, if there is one:
 * the first may need it to renew the access token. Not by `revokeTokensOnSignout`: with it, an issuer
 * that fails to revoke would keep the user signed in here. Access tokens are the services' to refuse;
 * Cognito revokes none.
 */
async function endTokens(): Promise<void> {
  await endSession(await accessToken(), renewToken);
  try {
    await userManager().revokeTokens(['refresh_token']);
  } catch (failure) {
    console.warn(failure);
  }
}

/**
 * Somebody signed out in another tab: this one's session ends too, with tokens of its own. The
 * issuer's sign-in is the other tab's to end.
 */
async function leaveAlong(): Promise<void> {
  // A tab hears itself too.
  if (signingOut.get() || (await accessToken()) === null) {
    return;
  }
  signingOut.set(true);
  await endTokens();
  await userManager().removeUser();
  window.location.assign('/');
}

/** Ends the session here, in other tabs, at the services and at the issuer. `logout_uri` and `client_id` are Cognito's own names. */
export async function signOut(): Promise<void> {
  signingOut.set(true);
  announceSignOut();
  await endTokens();
  const manager = userManager();
  const metadata = await manager.metadataService.getMetadata();
  if (metadata.end_session_endpoint === undefined) {
    await manager.removeUser();
    window.location.assign('/');
    return;
  }
  const { client_id, post_logout_redirect_uri = window.location.origin } = manager.settings;
  await manager.signoutRedirect({
    extraQueryParams: { client_id, logout_uri: post_logout_redirect_uri },
  });
}
