import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAuth } from 'react-oidc-context';
import { useNavigate } from 'react-router';
import * as v from 'valibot';
import { signIn, userManager } from '@/lib/auth';
import { consistency } from '@/lib/consistency';
import { useTitle } from '@/lib/use-title';

const State = v.object({ returnTo: v.pipe(v.string(), v.regex(/^\/(?!\/)/)) });

/** Redeems the code; once only, also where React runs effects twice. */
let redeeming: Promise<string> | null = null;

async function redeem(): Promise<string> {
  const user = await userManager().signinRedirectCallback();
  consistency.forget();
  const state = v.safeParse(State, user.state);
  return state.success ? state.output.returnTo : '/projects';
}

export function Callback() {
  const navigate = useNavigate();
  const { isAuthenticated } = useAuth();
  const [failed, setFailed] = useState(false);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  useTitle('Signing in');

  useEffect(() => {
    redeeming ??= redeem();
    redeeming.then(setReturnTo, (failure: unknown) => {
      console.error(failure);
      setFailed(true);
    });
  }, []);

  useEffect(() => {
    if (isAuthenticated && returnTo !== null) {
      redeeming = null;
      void navigate(returnTo, { replace: true });
    }
  }, [isAuthenticated, returnTo, navigate]);

  if (failed) {
    return (
      <Center mih="100dvh" p="md">
        <Stack role="alert" maw={420}>
          <Title order={1} size="h2">
            Signing in did not work
          </Title>
          <Text>The sign-in was cancelled, or took too long. Nothing was changed.</Text>
          <Button onClick={() => void signIn()}>Try again</Button>
        </Stack>
      </Center>
    );
  }
  return (
    <Center mih="100dvh">
      <Loader aria-label="Signing in" />
    </Center>
  );
}

/** Runs in the hidden frame of a silent renewal and tells the page around it. */
export function SilentCallback() {
  useEffect(() => {
    void userManager().signinSilentCallback();
  }, []);
  return null;
}
