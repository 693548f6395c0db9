import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsPage } from './problems-page.ts'

test('the problems page has an anchor for each code and lets no markup through', () => {
  const page = problemsPage(
    '# Problems\n\n### rate-limited\n\n429: Too many\n\n- **Cause.** `a` <b> & "c"\n- Wait',
  )
  assert.match(page, /<h3 id="rate-limited">rate-limited<\/h3>/)
  assert.match(
    page,
    /<li><strong>Cause\.<\/strong> <code>a<\/code> &lt;b&gt; &amp; &quot;c&quot;<\/li><li>Wait<\/li>/,
  )
})
