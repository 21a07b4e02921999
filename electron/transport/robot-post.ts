import type { RobotPost } from '../robots/robot.ts';
import { createPost, type Fetch, type TransportLimits } from './transport.ts';

/** A robot's answer is a line of text; what is larger comes from something else. */
const ROBOT_LIMITS: TransportLimits = { timeoutMs: 20_000, maxBytes: 64 * 1024 };

/**
 * Sends one message to the host in its address and nowhere else, under the same rules as a call to a provider.
 * @throws TransportError
 */
export function createRobotPost(fetch: Fetch, limits: TransportLimits = ROBOT_LIMITS): RobotPost {
  const post = createPost(fetch, limits);
  return async (url, { headers, body: text }) => {
    const { origin, pathname, search } = new URL(url);
    const request = { path: pathname + search, headers, body: Buffer.from(text, 'utf8') };
    const { status, body } = await post(origin, request);
    return { status, body: new TextDecoder().decode(body) };
  };
}
