export { MyTasksScreen as Component } from '@/features/tasks/my-tasks-screen';
