import { lessonFromFile } from '../../../shared/lessons/lesson-from-file';
import { lessons as bundledLessons } from '../../../shared/lessons/lessons';
import { readLesson } from '../../../shared/lessons/read-lesson';
import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { OpenedLesson } from '../../../shared/messages/requests';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import { readText } from '../../files/experiment-files';
import type { Dialogs } from '../dialogs';
import type { Lessons } from '../lessons/lessons';
import { unknownLesson } from '../lessons/measured-lesson';

export function lessonRequests(
  lessons: Pick<Lessons, 'run' | 'cancel'>,
  dialogs: Pick<Dialogs, 'chooseLesson'>,
  folderOf: (file: string | null) => string,
): Pick<RequestHandlers, 'lesson:open' | 'lesson:run' | 'lesson:cancel'> {
  return {
    'lesson:open': async () => {
      const file = await dialogs.chooseLesson();
      return file === null ? null : openLesson(file);
    },
    'lesson:run': (asked) => {
      if (asked.kind === 'file') {
        return lessons.run(lessonFromFile(asked.lesson), folderOf(asked.file));
      }
      const lesson = bundledLessons.find(({ name }) => name === asked.name);
      return lesson === undefined
        ? fail(unknownLesson(asked.name))
        : lessons.run(lesson, folderOf(null));
    },
    'lesson:cancel': () => {
      lessons.cancel();
      return null;
    },
  };
}

async function openLesson(file: string): Promise<Result<OpenedLesson>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const lesson = readLesson(text.value, file);
  return lesson.ok ? succeed({ lesson: lesson.value, file }) : lesson;
}
