/**
 * One law for a reader who asks for it: what it says, where it comes from, and a use of it.
 */
import { ofTheMethod } from '../../laws/explain.ts'
import { lawsNamed } from '../../laws/pages.ts'
import { sourceText } from '../../laws/sources.ts'
import { lawsOf } from '../../solve/laws.ts'
import type { LawView } from '../protocol.ts'

const CITATION = /\s*\[([^\]]*)\]$/

export const lawView = async (name: string): Promise<LawView | undefined> => {
  const own = ofTheMethod().find((law) => law.name === name)
  const page = own ?? (await lawsNamed(name))?.laws.find((law) => law.name === name)
  if (!page) return undefined
  const [, citation] = CITATION.exec(page.law) ?? []
  return {
    name,
    sentence: page.sentence,
    law: page.law.replace(CITATION, ''),
    source: citation === undefined ? '' : sourceText(citation),
    example: own ? [] : await exampleOfLaw(name, page.law),
  }
}

const exampleOfLaw = async (name: string, law: string): Promise<readonly string[]> => {
  const { exampleOf } = await import('../../laws/page.ts')
  const [rule] = lawsOf(`${name}: ${law}`)
  return (rule && exampleOf(rule)) ?? []
}
