import { defineTexts } from '../../ui/language.ts'

export const remoteCmsTexts = defineTexts(
  {
    title: 'Remote CMS',
    lead: 'Licenses for managing several controllers. They are transferred to an account and activated on one of its controllers from here (T7).',
    none: 'No Remote CMS license yet',
    noneWhy: 'Issue one to a partner; then it can be transferred and activated here.',
    where: 'Where it is',
  },
  {
    title: 'Remote CMS',
    lead: 'Lizenzen, um mehrere Controller zu verwalten. Sie werden auf ein Konto übertragen und von hier aus auf einem seiner Controller aktiviert (T7).',
    none: 'Noch keine Remote-CMS-Lizenz',
    noneWhy: 'Stellen Sie eine an einen Partner aus; dann lässt sie sich hier übertragen und aktivieren.',
    where: 'Wo sie ist',
  },
)
