import { EXPRESSION_CASES } from './expression-cases.ts'
import { testCode } from './harness.ts'

testCode('expressions', EXPRESSION_CASES)
