import { Button, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useAuth } from 'react-oidc-context';
import { Navigate } from 'react-router';
import { signIn } from '@/lib/auth';
import { useTitle } from '@/lib/use-title';
import { ColorSchemeSwitch } from '../color-scheme-switch';
import { Wordmark } from '../wordmark';
import classes from './landing.module.css';

export function Landing() {
  const { isAuthenticated, isLoading } = useAuth();
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState(false);
  useTitle();
  if (isAuthenticated) {
    return <Navigate to="/projects" replace />;
  }
  const leave = () => {
    setLeaving(true);
    setFailed(false);
    signIn().catch(() => {
      setLeaving(false);
      setFailed(true);
    });
  };
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Wordmark />
        <ColorSchemeSwitch />
      </header>
      <main className={classes.main}>
        <Title order={1} className={classes.title}>
          Every task, and the whole story of how it got there.
        </Title>
        <Text className={classes.lead}>
          Taskledger is a shared board for teams that keeps every change on the record: who made it,
          when, and what it was before.
        </Text>
        <Button
          size="md"
          loading={leaving || isLoading}
          onClick={leave}
          rightSection={<IconArrowRight size={18} aria-hidden />}
        >
          Sign in
        </Button>
        <div aria-live="polite">
          {failed && (
            <Text c="var(--tl-red)" mt="md">
              The sign-in service cannot be reached right now. Try again in a moment.
            </Text>
          )}
        </div>
      </main>
    </div>
  );
}
