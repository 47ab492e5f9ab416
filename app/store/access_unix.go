//go:build unix

package store

import "syscall"

// mayWrite reports whether the operating system would let this process write the file. It does not open it.
func mayWrite(path string) bool {
	const write = 2 // W_OK of access(2)
	return syscall.Access(path, write) == nil
}
