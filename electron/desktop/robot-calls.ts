import type { RobotCallResults } from '../contract/robot-types.ts';
import { robotDescriptors } from '../robots/descriptors.ts';
import { MAX_ROBOTS } from '../robots/robot-config.ts';
import type { OpenRobotDraft } from '../robots/robot-drafts.ts';
import type { RobotEditor } from '../robots/robot-editor.ts';
import { ROBOT_KINDS } from '../robots/robot.ts';
import type { Robots } from '../robots/robots.ts';
import { NotFound, type CallHandlers } from './ipc.ts';
import { clearClipboard, readClipboard } from './secret-sources.ts';

export interface RobotCallParts {
  readonly robots: Pick<Robots, 'list' | 'test'>;
  readonly robotEditor: RobotEditor;
}

/** What the window's calls about group robots do. */
export function createRobotCalls(
  parts: RobotCallParts,
): Pick<CallHandlers, keyof RobotCallResults> {
  const { robots, robotEditor: editor } = parts;

  function draftOf(draftId: string): OpenRobotDraft {
    const draft = editor.find(draftId);
    if (draft === undefined) throw new NotFound();
    return draft;
  }

  function mustHave(robotId: string): void {
    if (!editor.has(robotId)) throw new NotFound();
  }

  return {
    getRobots: () => ({
      kinds: ROBOT_KINDS.map((kind) => robotDescriptors[kind]),
      robots: robots.list(),
      max: MAX_ROBOTS,
    }),

    openRobot(what) {
      const draft = editor.open(what);
      if (draft === undefined) throw new NotFound();
      return draft;
    },

    async pasteRobotAddress({ draftId }) {
      draftOf(draftId);
      const source = await readClipboard();
      if (!source.ok) return { ok: false, error: refusalOf(source.refusal) };
      const result = editor.enterAddress(draftOf(draftId), source.content);
      if (result.ok || mayBeSecret(source.content)) await clearClipboard(source.content);
      return result;
    },

    async pasteRobotSecret({ draftId }) {
      draftOf(draftId);
      const source = await readClipboard();
      if (!source.ok) return { ok: false, error: refusalOf(source.refusal) };
      const result = editor.enterSecret(draftOf(draftId), source.content);
      if (result.ok || mayBeSecret(source.content)) await clearClipboard(source.content);
      return result;
    },

    forgetRobotSecret({ draftId }) {
      editor.forgetSecret(draftOf(draftId));
      return null;
    },

    async testRobot(what) {
      if ('draftId' in what) return editor.test(draftOf(what.draftId), what.language);
      const delivery = await robots.test(what.robotId);
      if (delivery === undefined) throw new NotFound();
      return { ok: true, delivery };
    },

    saveRobot: ({ draftId, choices, keep }) => editor.save(draftOf(draftId), choices, keep),

    closeRobot({ draftId }) {
      editor.close(draftId);
      return null;
    },

    setRobotEnabled({ robotId, enabled }) {
      mustHave(robotId);
      editor.setEnabled(robotId, enabled);
      return null;
    },

    removeRobot({ robotId, anyway }) {
      mustHave(robotId);
      return editor.remove(robotId, anyway);
    },
  };
}

/** Reading the clipboard fails in two ways only. */
function refusalOf(refusal: string): 'required' | 'too-long' {
  return refusal === 'clipboard-empty' ? 'required' : 'too-long';
}

/** Prose was copied by mistake and may stay on the clipboard; a lone word or an address may open a group to anybody. */
function mayBeSecret(text: string): boolean {
  return !/\s/.test(text.trim()) || text.includes('://');
}
