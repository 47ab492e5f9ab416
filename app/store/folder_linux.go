package store

import "syscall"

// networkDisks are the kinds of file system, by the numbers of statfs(2), that another computer may write to at the same time.
var networkDisks = map[uint32]bool{
	0x6969:     true, // NFS
	0x517b:     true, // SMB
	0xff534d42: true, // CIFS
	0xfe534d42: true, // SMB2
	0x65735546: true, // FUSE: sshfs, rclone and the like
	0x01021997: true, // 9p: folders of a host that a virtual machine sees
	0x00c36400: true, // Ceph
	0x5346414f: true, // AFS
	0x73757245: true, // Coda
	0x564c:     true, // NCP
}

func isNetworkDisk(folder string) bool {
	var disk syscall.Statfs_t
	if syscall.Statfs(folder, &disk) != nil {
		return false
	}
	return networkDisks[uint32(disk.Type)]
}
