package render

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/lock"
)

// temporaryFile is a file beside its target that is being written.
type temporaryFile struct {
	*os.File
	// claimed tells that the file is this writer's as long as it is open.
	claimed bool
}

// temporary opens a file beside target: the one of this target's writers, with
// what one left there that was killed, or where another is at work, a new one.
// os.CreateTemp would make it readable by its owner alone, whatever the user's
// mask says.
func temporary(target string) (temporaryFile, error) {
	dir := filepath.Dir(target)
	hash := fnv.New64a()
	hash.Write([]byte(filepath.Base(target)))
	if f, ok := lock.Claim(filepath.Join(dir, fmt.Sprintf(".kartograph-%016x.tmp", hash.Sum64())), 0o644); ok {
		return temporaryFile{f, true}, nil
	}
	for range 100 {
		name := filepath.Join(dir, fmt.Sprintf(".kartograph-%08x.tmp", rand.Uint32()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		switch {
		case err == nil:
			return temporaryFile{f, false}, nil
		case errors.Is(err, fs.ErrNotExist):
			return temporaryFile{}, fmt.Errorf("%s: there is no folder %s: create it first", target, dir)
		case !errors.Is(err, fs.ErrExist):
			return temporaryFile{}, fmt.Errorf("%s: %w", target, withoutPath(err))
		}
	}
	return temporaryFile{}, fmt.Errorf("%s: no free name for a temporary file beside it", target)
}

// moveTo gives the finished file its name.
func (f temporaryFile) moveTo(target string) error {
	if !f.claimed {
		// Some systems rename no open files.
		if err := f.Close(); err != nil {
			f.discard()
			return err
		}
	}
	if err := os.Rename(f.Name(), target); err != nil {
		f.discard()
		return err
	}
	if f.claimed {
		return f.Close()
	}
	return nil
}

// discard removes the file; what went wrong before is what matters.
func (f temporaryFile) discard() {
	if f.claimed {
		os.Remove(f.Name())
		f.Close()
		return
	}
	f.Close() // a second Close does no harm
	os.Remove(f.Name())
}
