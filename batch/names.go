package batch

import (
	"context"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/spare"
)

// checkNames names the maps of all rows and examines the names before anything
// is drawn: each must be one that every file system takes, within the output
// folder, and no two may be the same. The names are not kept, but made again
// when they are wanted.
func checkNames(ctx context.Context, t outputTemplate, rows *rowSet) error {
	n := &nameChecker{ctx: ctx, t: t, rows: rows}
	hashes := make([]uint64, 0, rows.count())
	n.each(func(_ int, name string, err error, row *rowData) bool {
		if err == nil {
			hashes = append(hashes, hashName(spare.Key(name)))
			return true
		}
		n.problems.Add(t.at, "output", "%s: %v", row.describe(t.names), err)
		return name != "" || !t.isUnknown(row) // else all rows would say the same
	})
	if twice := repeated(hashes); len(twice) > 0 {
		n.findTwins(twice)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return n.problems.Err()
}

// isUnknown reports whether the template has a name that no row has.
func (t outputTemplate) isUnknown(row *rowData) bool {
	return slices.ContainsFunc(t.names, func(name string) bool { return row.look(name) == nil })
}

// hashName is the FNV-1a hash of a name.
func hashName(key string) uint64 {
	hash := fnv.New64a()
	hash.Write([]byte(key))
	return hash.Sum64()
}

// repeated returns the hashes that occur more than once. It sorts them.
func repeated(hashes []uint64) map[uint64]bool {
	slices.Sort(hashes)
	twice := map[uint64]bool{}
	for i := 1; i < len(hashes); i++ {
		if hashes[i] == hashes[i-1] {
			twice[hashes[i]] = true
		}
	}
	return twice
}

// nameChecker finds names that will not do.
type nameChecker struct {
	ctx      context.Context
	t        outputTemplate
	rows     *rowSet
	problems mistake.List
}

// each goes over the names of all rows, until do returns false.
func (n *nameChecker) each(do func(i int, name string, err error, row *rowData) bool) {
	for i := range n.rows.count() {
		if i%heedEvery == 0 && n.ctx.Err() != nil {
			return
		}
		row := n.rows.row(i)
		name, err := n.t.fill(&row)
		if err == nil {
			err = checkOutputName(name)
		}
		if !do(i, name, err, &row) {
			return
		}
	}
}

// maxTwins is how many rows are reported whose names are taken.
const maxTwins = 1000

// findTwins reports the rows whose names are the same, of which the hashes are
// known.
func (n *nameChecker) findTwins(twice map[uint64]bool) {
	type taken struct {
		row  int
		name string
	}
	first := map[string]taken{}
	n.each(func(i int, name string, err error, row *rowData) bool {
		key := spare.Key(name)
		if err != nil || !twice[hashName(key)] {
			return true
		}
		if before, is := first[key]; is {
			n.twins(n.rows.row(before.row), *row, before.name, name)
		} else {
			first[key] = taken{i, name}
		}
		return len(n.problems.Items) < maxTwins
	})
}

func (n *nameChecker) twins(a, b rowData, nameA, nameB string) {
	first, second := a.describe(n.t.names), b.describe(n.t.names)
	if nameA != nameB {
		n.problems.Add(n.t.at, "output", "%s makes %q and %s makes %q; file systems that ignore case or accents' spelling take them for one",
			first, nameA, second, nameB)
		return
	}
	advice := "the rows are the same"
	if names := a.different(&b); len(names) > 0 {
		advice = "add a placeholder that tells them apart, such as " + strings.Join(names, " or ")
	}
	n.problems.Add(n.t.at, "output", "%s and %s both make %q; %s", first, second, nameA, advice)
}
