import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Empty } from '../ui/states.tsx'

type Props = { readonly title: string; readonly again: string; readonly children: ReactNode }

/** A mistake in one page leaves the others and the navigation. */
export class PageFails extends Component<Props, { readonly failed: string | null }> {
  override state = { failed: null }
  static getDerivedStateFromError(error: unknown) {
    return { failed: String(error) }
  }
  override render() {
    const { title, again, children } = this.props
    if (this.state.failed === null) return children
    return (
      <Empty title={title} action={<Button onClick={() => location.reload()}>{again}</Button>}>
        {this.state.failed}
      </Empty>
    )
  }
}
