import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, markup } from './html.ts'

test('text in markup stays text, between tags and within an attribute of either quote', () => {
  const name = `<b a="1" b='2'>&amp;</b>`
  assert.equal(
    html`<i title="${name}">${name}</i>`.markup,
    '<i title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;">&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;</i>',
  )
})

test('markup in markup is taken as it is, once', () => {
  const item = html`<b>${'a & b'}</b>`
  assert.equal(html`<i>${item}${markup('<hr>')}</i>`.markup, '<i><b>a &amp; b</b><hr></i>')
  assert.equal(html`<i>${7}${''}</i>`.markup, '<i>7</i>')
})
