import { Avatar, Group, Menu, Stack, Text, UnstyledButton } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import {
  IconChecklist,
  IconChevronUp,
  IconCopy,
  IconHeartbeat,
  IconInfoCircle,
  IconLayoutKanban,
  IconListDetails,
  IconLogout,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { NavLink, useMatch } from 'react-router';
import { signOut } from '@/lib/auth';
import { isAdmin, useMe } from '@/lib/me';
import { AboutDialog } from './about-dialog';
import { ColorSchemeSwitch } from './color-scheme-switch';
import { Wordmark } from './wordmark';
import classes from './navigation.module.css';

function Item({ to, icon: Icon, label }: { to: string; icon: typeof IconLogout; label: string }) {
  const active = useMatch({ path: to, end: false }) !== null;
  return (
    <li>
      <NavLink to={to} className={classes.item} data-active={active || undefined}>
        <Icon size={18} stroke={1.7} aria-hidden />
        {label}
      </NavLink>
    </li>
  );
}

export function Navigation() {
  const { data: me } = useMe();
  const clipboard = useClipboard();
  const account = useRef<HTMLButtonElement>(null);
  // The menu item that opened it is gone by the time it closes.
  const [about, { open, close }] = useDisclosure(false, {
    onClose: () => account.current?.focus(),
  });
  return (
    <>
      <Group justify="space-between" p="md" pb="xs" visibleFrom="sm" wrap="nowrap">
        <Wordmark />
      </Group>
      <Stack component="nav" aria-label="Main" p="xs" gap={4} flex={1}>
        <ul className={classes.list}>
          <Item to="/projects" icon={IconLayoutKanban} label="Projects" />
          <Item to="/my-tasks" icon={IconChecklist} label="My tasks" />
        </ul>
        {isAdmin(me) && (
          <>
            <Text component="h2" className={classes.section} id="nav-admin">
              Administration
            </Text>
            <ul className={classes.list} aria-labelledby="nav-admin">
              <Item to="/admin/audit" icon={IconListDetails} label="Audit trail" />
              <Item to="/admin/projections" icon={IconHeartbeat} label="Projections" />
            </ul>
          </>
        )}
      </Stack>
      <Group p="xs" gap={4} wrap="nowrap" className={classes.foot}>
        <Menu position="top-start" width={208}>
          <Menu.Target>
            <UnstyledButton
              ref={account}
              className={classes.user}
              aria-label={`Account of ${me?.name ?? 'you'}`}
            >
              <Avatar size={28} color="ledger" variant="filled" name={me?.name ?? ''} aria-hidden />
              <Text size="sm" fw={500} truncate flex={1}>
                <bdi>{me?.name ?? '…'}</bdi>
              </Text>
              <IconChevronUp size={16} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {me !== undefined && (
              <Menu.Item
                leftSection={<IconCopy size={16} aria-hidden />}
                closeMenuOnClick={false}
                onClick={() => {
                  clipboard.copy(me.id);
                }}
              >
                {clipboard.copied ? 'Copied' : 'Copy your id'}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconInfoCircle size={16} aria-hidden />} onClick={open}>
              About Taskledger
            </Menu.Item>
            <Menu.Item
              leftSection={<IconLogout size={16} aria-hidden />}
              onClick={() => void signOut()}
            >
              Sign out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Group visibleFrom="sm">
          <ColorSchemeSwitch />
        </Group>
      </Group>
      {about && <AboutDialog onClose={close} />}
    </>
  );
}
