//go:build !linux && !windows

package store

// isNetworkDisk knows no way to tell on this system; folders of sync services are still told by their names.
func isNetworkDisk(string) bool { return false }
