/**
 * Command that installs packages of Amazon Linux 2023. While an instance boots, another installation may hold the lock of RPM or empty
 * the cache beneath this one: whoever tries again finds it done. The fifth failure ends a script that stops at errors.
 */
export function installPackages(packages: readonly string[]): string {
  return `for try in 1 2 3 4 5; do dnf install -y ${packages.join(' ')} && break; [ "$try" -lt 5 ]; sleep 10; done`;
}
