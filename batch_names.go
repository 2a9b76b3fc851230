package kartograph

import (
	"path"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/layers"
)

// nameOutputs names the maps of all rows and examines the names before
// anything is drawn: each must be one that every file system takes, within the
// output folder, and no two may be the same.
func nameOutputs(t outputTemplate, rows *batchRows) ([]string, error) {
	n := &nameChecker{t: t, rows: rows, files: map[string]int{}, folders: map[string]int{}}
	names := make([]string, len(rows.rows))
	for i := range rows.rows {
		name, err := t.fill(&rows.rows[i], rows.columns)
		if err == nil {
			err = checkOutputName(name)
		}
		if err != nil {
			n.problems.Add(t.at, "output", "%s: %v", n.row(i), err)
			if name == "" && t.isUnknown(rows.columns) {
				break // all rows would say the same
			}
			continue
		}
		names[i] = name
		n.claim(i, name, names)
	}
	return names, n.problems.Err()
}

// isUnknown reports whether the template has a name that no row has.
func (t outputTemplate) isUnknown(columns *layers.Schema) bool {
	for _, name := range t.names {
		if (&batchRow{}).look(columns, name) == nil {
			return true
		}
	}
	return false
}

// nameChecker finds names that collide.
type nameChecker struct {
	t    outputTemplate
	rows *batchRows
	// files and folders tell which row was the first to take a name.
	files, folders map[string]int
	problems       mistake.List
}

func (n *nameChecker) row(i int) string {
	return n.rows.rows[i].describe(n.rows.columns, n.t.names)
}

// claim takes a name for row i.
func (n *nameChecker) claim(i int, name string, names []string) {
	key := nameKey(name)
	if first, taken := n.files[key]; taken {
		if names[first] == name {
			n.problems.Add(n.t.at, "output", "%s and %s both make %q; add a placeholder that tells them apart", n.row(first), n.row(i), name)
		} else {
			n.problems.Add(n.t.at, "output", "%s makes %q and %s makes %q; file systems that ignore case or accents' spelling take them for one",
				n.row(first), names[first], n.row(i), name)
		}
		return
	}
	n.files[key] = i
	if first, taken := n.folders[key]; taken {
		n.problems.Add(n.t.at, "output", "%s makes the file %q, which is a folder for %s", n.row(i), name, n.row(first))
	}
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if first, taken := n.files[folder]; taken {
			n.problems.Add(n.t.at, "output", "%s makes the file %q, which is a folder for %s", n.row(first), names[first], n.row(i))
		}
		if _, known := n.folders[folder]; known {
			break
		}
		n.folders[folder] = i
	}
}
