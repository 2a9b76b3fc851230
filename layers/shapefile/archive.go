package shapefile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/archive"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// isArchive reports whether a name is that of a zip archive of a shapefile.
func isArchive(name string) bool {
	ending := path.Ext(name)
	return strings.EqualFold(ending, ".zip") || strings.EqualFold(ending, ".shz")
}

// zipParts finds the shapefile in an archive; object names it when there are
// several.
func zipParts(fsys fs.FS, name, object string, limits Limits) (members, error) {
	inner, err := archive.Open(fsys, name, archive.Limits{Unpacked: limits.Unpacked, Ratio: limits.Ratio})
	if err != nil {
		return members{}, err
	}
	var names []string
	for _, n := range inner.Names() {
		if strings.EqualFold(path.Ext(n), ".shp") {
			names = append(names, n)
		}
	}
	shp, err := pick(names, object)
	if err != nil {
		return members{}, err
	}
	return folderMembers(inner, shp)
}

// pick returns the member that object names: its path in the archive or its
// base name, with or without extension.
func pick(names []string, object string) (string, error) {
	var found []string
	for _, n := range names {
		stem := strings.TrimSuffix(n, path.Ext(n))
		if object == "" || strings.EqualFold(object, n) || strings.EqualFold(object, stem) ||
			strings.EqualFold(object, path.Base(n)) || strings.EqualFold(object, path.Base(stem)) {
			found = append(found, n)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(names) == 0:
		return "", errors.New("the archive has no .shp file")
	case len(found) == 0:
		return "", fmt.Errorf("the archive has no shapefile %q; it has %s", brief.Of(object), list(names))
	default:
		return "", fmt.Errorf("the archive has %d shapefiles, choose one with \"object\": %s", len(found), list(found))
	}
}

// list joins names, of many only the first.
func list(names []string) string {
	const most = 20
	if len(names) > most {
		return strings.Join(brief.All(names[:most]), ", ") + ", ..."
	}
	return strings.Join(brief.All(names), ", ")
}
