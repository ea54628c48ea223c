/** What a call throws, an error of the project being the only thing that may come. */
import { GradusError } from '../../src/index.ts'

export const thrown = async (act: () => unknown): Promise<GradusError> => {
  try {
    await act()
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
