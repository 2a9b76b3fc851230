package charset

import "fmt"

// Hints are what is known of a table's encoding, from the strongest hint to the
// weakest. The zero Hints know nothing.
type Hints struct {
	// Config is the name that the user gave, or empty.
	Config string
	// CPG is the text of the .cpg file, or empty.
	CPG string
	// Language is the language byte of the .dbf header, or 0.
	Language byte
	// Texts counts the table's texts; with pure it may stop at the first byte
	// that is not UTF-8. It is asked only where the hints before it do not
	// say UTF-8; nil means that nothing is known of the texts.
	Texts func(pure bool) (Census, error)
}

// Choose returns the encoding that the hints speak for: what the user asked,
// then the .cpg file, then the language byte, then UTF-8 if most of the texts
// are, else windows-1252. An unknown name of the user's is an error; an unknown
// name in the .cpg file is passed over, and warning says so.
//
// Texts that are UTF-8 throughout, with letters beyond ASCII, count for more
// than a .cpg file or a language byte that says something else, and warning says
// so: no words of other encodings look like that, and programs write both
// whatever the texts are in. (A language byte of windows-1252 is no hint at all:
// 0x57 means "the code page of this computer".)
func Choose(h Hints) (e Encoding, warning string, err error) {
	if plain(h.Config) != "" {
		if e, err = Lookup(h.Config); err != nil {
			err = fmt.Errorf("charset: %w", err)
		}
		return e, "", err
	}
	if plain(h.CPG) != "" {
		if e, err = Lookup(h.CPG); err == nil {
			return h.unlessWide(e, "the .cpg file")
		}
		warning = fmt.Sprintf(".cpg file: %v; it is passed over", err)
	}
	if e, ok := FromLanguageByte(h.Language); ok && pageOfLanguage(h.Language) != 1252 {
		e, doubt, err := h.unlessWide(e, "the table's language byte")
		return e, join(warning, doubt), err
	}
	if h.Texts != nil {
		census, err := h.Texts(false)
		if err != nil {
			return Encoding{}, warning, err
		}
		if census.IsUTF8() {
			return Encoding{name: "utf-8"}, warning, nil
		}
	}
	e, err = Lookup("windows-1252")
	e.guessed = true
	return e, warning, err
}

// unlessWide returns the encoding that something names, unless the texts are
// UTF-8. Where letters of two bytes are usual, a few of them may look like that.
func (h Hints) unlessWide(e Encoding, who string) (Encoding, string, error) {
	if e.IsUTF8() || e.shifted || h.Texts == nil {
		return e, "", nil
	}
	census, err := h.Texts(true)
	need := 1
	if e.multi != nil {
		need = 4
	}
	if err != nil || census.Broken > 0 || census.Wide < need {
		return e, "", err
	}
	return Encoding{name: "utf-8"}, fmt.Sprintf("%s says %s but the texts are UTF-8 and are read as such; \"charset\": %q forces the other", who, e.Name(), e.Name()), nil
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
