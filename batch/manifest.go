package batch

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
)

// manifestEntry records a map that a batch made: what it was made from and
// what came out. Hashes are the first 128 bits of SHA-256 in hexadecimals.
type manifestEntry struct {
	// Output is the name relative to the output folder, with slashes.
	Output string `json:"map"`
	// Config, Style, Inputs and Program tell what the map was made from.
	mapState
	// Hash and Size (bytes) are the file's.
	Hash string `json:"hash"`
	Size int64  `json:"size"`
}

// mapState is all that decides how a map comes out.
type mapState struct {
	// Config hashes the config with the row's values in it.
	Config string `json:"config"`
	// Style hashes the stylesheet's text; it is empty without one.
	Style string `json:"style,omitempty"`
	// Inputs hashes the content of all files that the config names. It is
	// empty when some input cannot be hashed, such as a database.
	Inputs string `json:"inputs"`
	// Program names the version of the program.
	Program string `json:"program"`
}

// manifestHead is the first line of a manifest.
type manifestHead struct {
	Format int    `json:"kartograph-manifest"`
	Batch  string `json:"batch"`
}

// manifestFormat is the version of the manifest's format.
const manifestFormat = 1

// manifest is what is known of a batch's outputs. Its file is a journal: a line
// of JSON for every map, appended at once when the map is done, so that a run
// that is killed loses nothing. It is rewritten in the order of names, whole or
// not at all, when a run ends. It is safe for concurrent use.
type manifest struct {
	mu   sync.Mutex
	path string
	head manifestHead
	maps map[string]manifestEntry
	// journal is open from the first change of a run on.
	journal *os.File
	// changed tells that the file is not what a rewriting would make it.
	changed bool
	// frozen manifests are only looked at; nothing is written.
	frozen bool
}

func newManifest(path, batch string) *manifest {
	return &manifest{
		path: path,
		head: manifestHead{manifestFormat, batch},
		maps: map[string]manifestEntry{},
	}
}

// entry returns what is known of an output.
func (m *manifest) entry(output string) (manifestEntry, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.maps[output]
	return e, ok
}

// record appends a map that was made.
func (m *manifest) record(e manifestEntry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.append(e); err != nil {
		return err
	}
	m.maps[e.Output] = e
	return nil
}

// forget takes an output out; the file is rewritten when the run ends.
func (m *manifest) forget(output string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.maps, output)
	m.changed = true
}

// append writes one line with one call, so that a line is whole or, at the end
// of the journal, cut.
func (m *manifest) append(line any) error {
	if m.frozen {
		return nil
	}
	if m.journal == nil {
		file, err := m.open()
		if err != nil {
			return err
		}
		m.journal = file
	}
	data, err := json.Marshal(line)
	if err != nil {
		return err
	}
	m.changed = true
	_, err = m.journal.Write(append(data, '\n'))
	return err
}

// open opens the journal for appending. A new one begins with its head, and one
// whose last line was cut gets a line end first.
func (m *manifest) open() (*os.File, error) {
	file, err := os.OpenFile(m.path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	start := []byte{'\n'}
	info, err := file.Stat()
	if err == nil && info.Size() == 0 {
		start, err = json.Marshal(m.head)
		start = append(start, '\n')
	} else if last := make([]byte, 1); err == nil {
		if _, err = file.ReadAt(last, info.Size()-1); last[0] == '\n' {
			start = nil
		}
	}
	if err == nil {
		_, err = file.Write(start)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// finish closes the journal and rewrites it in order, through a temporary file
// in the folder tmp. Nothing is written when nothing has changed.
func (m *manifest) finish(tmp string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.journal != nil {
		err := m.journal.Close()
		m.journal = nil
		if err != nil {
			return err
		}
	}
	if !m.changed {
		return nil
	}
	temporary := filepath.Join(tmp, "manifest")
	if err := m.write(temporary); err != nil {
		os.Remove(temporary)
		return err
	}
	if err := os.Rename(temporary, m.path); err != nil {
		os.Remove(temporary)
		return err
	}
	m.changed = false
	return nil
}
