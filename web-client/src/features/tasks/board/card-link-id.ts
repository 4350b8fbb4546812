/** The element of a card that takes the focus. */
export const cardLinkId = (taskId: string) => `card-${taskId}`;
