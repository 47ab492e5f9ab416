package store

import (
	"os"
	"path/filepath"
	"strings"
)

// syncNames are how folders are called that a sync service keeps, in lower case. A name also counts with something after it, set off by
// a space, a dash or a bracket: "OneDrive - Anytown Council".
var syncNames = []struct{ folder, service string }{
	{"onedrive", "OneDrive"},
	{"dropbox", "Dropbox"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"my drive", "Google Drive"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"iclouddrive", "iCloud Drive"},
	{"icloud drive", "iCloud Drive"},
	{"com~apple~clouddocs", "iCloud Drive"},
	{"cloudstorage", "a sync service"},
	{"box", "Box"},
	{"box sync", "Box"},
	{"pcloud drive", "pCloud"},
	{"synologydrive", "Synology Drive"},
	{"seafile", "Seafile"},
}

// syncMarks are files that sync services leave at the top of the folders they keep.
var syncMarks = []struct{ file, service string }{
	{".dropbox", "Dropbox"},
	{".dropbox.cache", "Dropbox"},
	{".owncloudsync.log", "ownCloud"},
	{".nextcloudsync.log", "Nextcloud"},
	{".stfolder", "Syncthing"},
}

// sharedBy says who else may touch the folder that the file at path lies in: a sync service by its name, or "a network share". It is
// empty for an ordinary local folder. It goes by names, marks and the kind of disk, so it may be wrong either way; what is done about
// it, a rollback journal instead of a write-ahead log, is right in every folder and only slower.
func sharedBy(path string) string {
	if service := syncedBy(path); service != "" {
		return service
	}
	if isNetworkDisk(filepath.Dir(path)) {
		return "a network share"
	}
	return ""
}

func syncedBy(path string) string {
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		name := strings.ToLower(filepath.Base(folder))
		for _, known := range syncNames {
			rest, ok := strings.CutPrefix(name, known.folder)
			if ok && (rest == "" || strings.ContainsAny(rest[:1], " -(")) {
				return known.service
			}
		}
		for _, mark := range syncMarks {
			if _, err := os.Stat(filepath.Join(folder, mark.file)); err == nil {
				return mark.service
			}
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
	}
}
