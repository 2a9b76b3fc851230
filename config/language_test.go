package config

import (
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "de": "de", "en_US": "en-US", "pt_BR": "pt-BR", "zh-Hant-TW": "zh-Hant-TW", "sr_Latn": "sr-Latn", "de-CH-1996": "de-CH-1996", "es-419": "es-419",
		"ar-u-nu-latn": "ar-u-nu-latn", "en-x-own": "en-x-own", "english": "english",
		"C": "!pt-BR", "i": "!pt-BR", "x-klingon": "!pt-BR", "i-klingon": "!pt-BR", "en_US.UTF-8": "!en-US", "de@euro": "!de", "en-": "!pt-BR", "-en": "!pt-BR",
		"en--US": "!pt-BR", "e": "!pt-BR", "Deutsch (Schweiz)": "!pt-BR", "ünd": "!pt-BR", "en-u": "!pt-BR", "en\n": "!pt-BR", "1": "!pt-BR",
	} {
		c, err := Parse("c.yaml", []byte("lang: "+quoted(text)+"\nlayers:\n  c: {src: builtin:countries-110m}\n"))
		likely, wrong := strings.CutPrefix(want, "!")
		switch {
		case wrong && (err == nil || !strings.Contains(err.Error(), "c.yaml:1:7") || !strings.Contains(err.Error(), `such as "`+likely+`"`)):
			t.Errorf("%q: error %v", text, err)
		case !wrong && (err != nil || c.Lang != want):
			t.Errorf("%q: %v, error %v; want %q", text, c, err, want)
		}
		if program := (&Config{Lang: text}).Validate(); wrong && (program == nil || !strings.Contains(program.Error(), "no language tag")) {
			t.Errorf("%q of a program: error %v", text, program)
		}
	}
}

// quoted is a text of YAML.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, "\n", `\n`) + `"` }
