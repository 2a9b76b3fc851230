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
	// ValidUTF8 tells whether the table's texts are valid UTF-8. It is asked
	// only when no other hint serves; nil means that they are not.
	ValidUTF8 func() (bool, error)
}

// Choose returns the encoding that the hints speak for: what the user asked,
// then the .cpg file, then the language byte, then UTF-8 if the texts are valid
// as such, else windows-1252. An unknown name of the user's is an error; an
// unknown name in the .cpg file is passed over, and warning says so.
//
// A language byte of windows-1252 is no more than a guess, because programs
// write it whatever the texts are in (0x57 means "the code page of this
// computer"). Texts that are valid UTF-8 count for more: no words of
// windows-1252 beyond ASCII look like that.
func Choose(h Hints) (e Encoding, warning string, err error) {
	if plain(h.Config) != "" {
		if e, err = Lookup(h.Config); err != nil {
			err = fmt.Errorf("charset: %w", err)
		}
		return e, "", err
	}
	if plain(h.CPG) != "" {
		if e, err = Lookup(h.CPG); err == nil {
			return e, "", nil
		}
		warning = fmt.Sprintf(".cpg file: %v; it is passed over", err)
	}
	if e, ok := FromLanguageByte(h.Language); ok && pageOfLanguage(h.Language) != 1252 {
		return e, warning, nil
	}
	if h.ValidUTF8 != nil {
		valid, err := h.ValidUTF8()
		if err != nil {
			return Encoding{}, warning, err
		}
		if valid {
			return Encoding{name: "utf-8"}, warning, nil
		}
	}
	e, err = Lookup("windows-1252")
	return e, warning, err
}
