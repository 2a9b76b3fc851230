package main

import (
	"bytes"
	"errors"
	"strings"
)

// dropNames takes out the names, but what the runtime compares: those of reflect,
// and of its own the package. It returns the length of what remains.
func (t *tables) dropNames() (kept int, err error) {
	packed := []byte("\x00runtime.\x00") // 0 is "no name"
	const ofRuntime = 1
	places := map[string]uint32{}
	for i := range t.count {
		head, _, err := t.function(i)
		if err != nil {
			return 0, err
		}
		name, err := t.name(little.Uint32(head[4:]))
		if err != nil {
			return 0, err
		}
		var place uint32
		switch known, ok := places[name]; {
		case ok:
			place = known
		case strings.HasPrefix(name, "runtime."):
			place = ofRuntime
		case strings.HasPrefix(name, "reflect."):
			place = uint32(len(packed))
			packed = append(append(packed, name...), 0)
		}
		places[name] = place
		little.PutUint32(head[4:], place)
	}
	if places["runtime.main"] != ofRuntime || len(packed) > len(t.names) {
		return 0, errors.New("no names")
	}
	clear(t.names)
	return copy(t.names, packed), nil
}

// name returns the name that begins at a place.
func (t *tables) name(from uint32) (string, error) {
	rest := t.names[min(int(from), len(t.names)):]
	end := bytes.IndexByte(rest, 0)
	if end < 0 {
		return "", errShort
	}
	return string(rest[:end]), nil
}
