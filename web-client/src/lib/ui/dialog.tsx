import { Group, Modal, type ModalRootProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface DialogProps extends Pick<ModalRootProps, 'onClose' | 'size'> {
  title: string;
  /** Whether it can be left without an answer. */
  closable?: boolean;
  children: ReactNode;
}

/**
 * A dialog that is open as long as it is mounted. Mantine's own puts a second banner landmark into
 * the page; this one has a plain head.
 */
export function Dialog({ title, closable = true, onClose, size, children }: DialogProps) {
  return (
    <Modal.Root opened onClose={onClose} centered size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title fw={600}>{title}</Modal.Title>
            {closable && <Modal.CloseButton aria-label="Close" />}
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
