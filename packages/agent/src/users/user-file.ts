import { z } from 'zod'

/** The names that a user may have. Upper and lower case are the same user. */
export const userName = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/, '1 to 64 letters, digits and . _ @ -')

/** A3: the Owner manages; others may be allowed to view. */
export const userRole = z.enum(['owner', 'viewer'])
export type UserRole = z.output<typeof userRole>

/** NIST SP 800-63B asks for at least 8 characters and no rules of composition. The limit keeps scrypt's input small. */
export const password = z.string().min(8, 'at least 8 characters').max(256)

export const MAX_USERS = 100

/** `users.json`. The costs are bounded, so that a file changed by hand cannot make a sign-in take all memory. */
export const userFile = z.strictObject({
  othersMayView: z.boolean(),
  users: z
    .array(
      z.strictObject({
        name: userName,
        role: userRole,
        salt: z.string().min(16).max(100),
        hash: z.string().min(40).max(100),
        cost: z.strictObject({
          n: z.int().min(1024).max(1_048_576),
          r: z.int().min(1).max(16),
          p: z.int().min(1).max(16),
        }),
      }),
    )
    .max(MAX_USERS),
})
export type UserFile = z.output<typeof userFile>
