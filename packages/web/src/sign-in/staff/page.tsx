export const StaffSignInPage = () => null
