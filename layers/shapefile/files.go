package shapefile

import (
	"io/fs"
)

// Files lists the files that a shapefile is read from: name itself and, unless
// it is an archive, those of its neighbours that there are (table, index,
// projection, encoding).
func Files(fsys fs.FS, name string) ([]string, error) {
	if isArchive(name) {
		return []string{name}, nil
	}
	p, err := folderMembers(fsys, name)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, m := range []*member{p.shp, p.dbf, p.prj, p.cpg, p.shx} {
		if m != nil {
			names = append(names, m.name)
		}
	}
	return names, nil
}
