package batch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/lock"
)

// stateFolder is the folder, within the output folder, where a batch keeps its
// manifest, its lock and what it is writing.
const stateFolder = ".kartograph"

// ErrLocked is what errors.Is finds in the error of a batch that another run
// keeps out.
var ErrLocked = lock.ErrHeld

// folderState is what is kept beside the outputs of a batch: of the whole batch
// or of one shard.
type folderState struct {
	// folder is the output folder, and base the path of the state's files
	// without ending.
	folder, base string
	known        *manifest
	locks        []*lock.Lock
	warnings     []config.Warning
}

// statePath is the path of a batch's or shard's state without ending.
func (p *Planned) statePath(s Shard) string {
	name := p.name
	if !s.Whole() {
		name = fmt.Sprintf("%s.%d-of-%d", name, s.Index, s.Count)
	}
	return filepath.Join(p.Folder, stateFolder, name)
}

// openState locks the state of a batch and reads its manifests: its own, that
// of the whole batch and those of other shards, of which the latest counts. A
// shard shares the lock of the whole batch with the other shards.
func (p *Planned) openState() (*folderState, error) {
	s := &folderState{folder: p.Folder, base: p.statePath(p.options.Shard)}
	if err := os.MkdirAll(filepath.Join(p.Folder, stateFolder), 0o777); err != nil {
		return nil, fmt.Errorf("cannot write into %s: %w", p.Folder, withoutTemporary(err))
	}
	whole, err := lock.Acquire(p.statePath(Shard{})+".lock", !p.options.Shard.Whole())
	if err == nil {
		s.locks = append(s.locks, whole)
		if !p.options.Shard.Whole() {
			var own *lock.Lock
			if own, err = lock.Acquire(s.base+".lock", false); err == nil {
				s.locks = append(s.locks, own)
			}
		}
	}
	if err == nil {
		err = errors.Join(p.clearShards(), s.clear(), s.read(p))
	}
	if err != nil {
		s.unlock()
		return nil, fmt.Errorf("cannot write into %s: %w", p.Folder, err)
	}
	return s, nil
}

// read reads the manifests.
func (s *folderState) read(p *Planned) error {
	s.known = newManifest(s.base+".manifest", p.name)
	paths, err := p.manifests()
	if err != nil {
		return err
	}
	for _, path := range paths {
		warning, err := s.known.load(path)
		if err != nil {
			return err
		}
		if warning != "" {
			s.warnings = append(s.warnings, config.Warning{Text: warning})
		}
	}
	return nil
}

// clear makes an empty folder for what is being written: what an earlier run
// left there is gone.
func (s *folderState) clear() error {
	if err := os.RemoveAll(s.temporary()); err != nil {
		return err
	}
	return os.Mkdir(s.temporary(), 0o777)
}

// clearShards removes what shards that were killed have left, but for their
// manifests. A run of the whole batch, whose lock keeps all shards out, does.
func (p *Planned) clearShards() error {
	if !p.options.Shard.Whole() {
		return nil
	}
	folder := filepath.Join(p.Folder, stateFolder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		part := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, ".pid"), ".lock"), ".tmp")
		if part == name || !p.isShardName(part) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// manifests lists the manifests of the batch and of its shards, the one that
// was written last at the end.
func (p *Planned) manifests() ([]string, error) {
	folder := filepath.Join(p.Folder, stateFolder)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	type dated struct {
		path string
		time int64
	}
	var found []dated
	for _, e := range entries {
		part, ok := strings.CutSuffix(e.Name(), ".manifest")
		if !ok || part != p.name && !p.isShardName(part) {
			continue
		}
		if info, err := e.Info(); err == nil {
			found = append(found, dated{filepath.Join(folder, e.Name()), info.ModTime().UnixNano()})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].time < found[j].time })
	paths := make([]string, len(found))
	for i, f := range found {
		paths[i] = f.path
	}
	return paths, nil
}

// isShardName reports whether a name is that of a shard's state: NAME.3-of-7.
func (p *Planned) isShardName(name string) bool {
	rest, ok := strings.CutPrefix(name, p.name+".")
	var s Shard
	if n, err := fmt.Sscanf(rest, "%d-of-%d", &s.Index, &s.Count); !ok || err != nil || n != 2 {
		return false
	}
	return s.check() == nil && rest == fmt.Sprintf("%d-of-%d", s.Index, s.Count)
}

// temporary is the folder of what is being written.
func (s *folderState) temporary() string { return s.base + ".tmp" }

// close rewrites the manifest, removes the folder of what is being written and
// gives up the locks.
func (s *folderState) close() error {
	err := s.known.finish(s.temporary())
	err = errors.Join(err, os.RemoveAll(s.temporary()))
	return errors.Join(err, s.unlock())
}

func (s *folderState) unlock() error {
	var err error
	for i := len(s.locks) - 1; i >= 0; i-- {
		err = errors.Join(err, s.locks[i].Release())
	}
	s.locks = nil
	return err
}

// path is where an output is on the disk.
func (s *folderState) path(output string) string {
	return filepath.Join(s.folder, filepath.FromSlash(output))
}

// outdated tells why a map must be drawn, whatever its file is; it is empty where
// the map would come out the same.
func (s *folderState) outdated(output string, now mapState) (before manifestEntry, reason string) {
	before, ok := s.known.entry(output)
	switch {
	case !ok:
		return before, "new"
	case before.Config != now.Config:
		return before, "config changed"
	case before.Style != now.Style:
		return before, "style changed"
	case before.Program != now.Program:
		return before, "other program version"
	case now.Inputs == "":
		return before, "data not in files"
	case before.Inputs != now.Inputs:
		return before, "data changed"
	}
	return before, ""
}

// checkOutput tells why an output is not what was written: it is gone or was
// changed. Its content says so: the size and the time of a changed file can be
// those of the one before. The error is that of the context.
func (s *folderState) checkOutput(ctx context.Context, e manifestEntry) (changed string, err error) {
	path := s.path(e.Output)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return "missing", nil
	}
	if info.Size() != e.Size {
		return "output changed", nil
	}
	content, err := hashOnDisk(ctx, path)
	if ended(err) {
		return "", err
	}
	if err != nil || content != e.Hash {
		return "output changed", nil
	}
	return "", nil
}

func hashOnDisk(ctx context.Context, path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, heedful{ctx, file}); err != nil {
		return "", err
	}
	return shortHash(sum), nil
}
