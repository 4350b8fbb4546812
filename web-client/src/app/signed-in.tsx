import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useAuth } from 'react-oidc-context';
import { sessionExpired, signIn, signingOut } from '@/lib/auth';
import { registerMe } from '@/lib/me';
import { useLiveChanges } from '@/lib/live/use-live-changes';
import { useStore } from '@/lib/store';
import { Dialog } from '@/lib/ui/dialog';
import { Shell } from './shell';

/** The gate in front of every screen: no session, no screen. */
export function SignedIn() {
  const { isAuthenticated, isLoading, user } = useAuth();
  const expired = useStore(sessionExpired);
  const leaving = useStore(signingOut);
  const leave = !isLoading && !isAuthenticated && !expired && !leaving && user == null;
  useEffect(() => {
    if (leave) {
      void signIn().catch(() => {
        sessionExpired.set(true);
      });
    }
  }, [leave]);
  if (!isAuthenticated && !expired) {
    return (
      <Center mih="100dvh">
        <Loader aria-label="Signing in" />
      </Center>
    );
  }
  return (
    <>
      <Screens />
      {expired && (
        <Dialog title="Your session has ended" closable={false} onClose={() => undefined}>
          <Stack>
            <Text>Sign in again to go on. You will come back to exactly this place.</Text>
            <Button data-autofocus onClick={() => void signIn()}>
              Sign in again
            </Button>
          </Stack>
        </Dialog>
      )}
    </>
  );
}

function Screens() {
  useLiveChanges();
  useEffect(() => {
    // Others can add this person to their projects from now on. Worth no message if it fails:
    // it is tried again with the next page load.
    registerMe().catch((failure: unknown) => {
      console.warn(failure);
    });
  }, []);
  return <Shell />;
}
