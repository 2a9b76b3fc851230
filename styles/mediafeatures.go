package styles

// mediaValue is what a feature of media is asked for, besides keywords.
type mediaValue int

const (
	mediaWords mediaValue = iota
	mediaLength
	mediaRatio
	mediaResolution
	mediaCount
)

// mediaFeature is what a feature takes.
type mediaFeature struct {
	value mediaValue
	// ranged says that it may be less or more than a value: min-, max-, <.
	ranged bool
	words  []string
}

// mediaTypes are those that are not outdated (Media Queries 4, section 2.3).
var mediaTypes = []string{"all", "print", "screen", "speech"}

// mediaFeatures are those of Media Queries 4 (sections 4 to 7), 5 and of the display
// mode of web applications.
var mediaFeatures = map[string]mediaFeature{
	"width": {mediaLength, true, nil}, "height": {mediaLength, true, nil},
	"device-width": {mediaLength, true, nil}, "device-height": {mediaLength, true, nil},
	"aspect-ratio": {mediaRatio, true, nil}, "device-aspect-ratio": {mediaRatio, true, nil},
	"resolution": {mediaResolution, true, []string{"infinite"}},
	"color":      {mediaCount, true, nil}, "color-index": {mediaCount, true, nil}, "monochrome": {mediaCount, true, nil},
	"horizontal-viewport-segments": {mediaCount, true, nil}, "vertical-viewport-segments": {mediaCount, true, nil},
	"grid":                         {mediaCount, false, nil},
	"orientation":                  {words: []string{"portrait", "landscape"}},
	"scan":                         {words: []string{"interlace", "progressive"}},
	"update":                       {words: []string{"none", "slow", "fast"}},
	"overflow-block":               {words: []string{"none", "scroll", "paged"}},
	"overflow-inline":              {words: []string{"none", "scroll"}},
	"color-gamut":                  {words: []string{"srgb", "p3", "rec2020"}},
	"video-color-gamut":            {words: []string{"srgb", "p3", "rec2020"}},
	"dynamic-range":                {words: []string{"standard", "high"}},
	"video-dynamic-range":          {words: []string{"standard", "high"}},
	"pointer":                      {words: []string{"none", "coarse", "fine"}},
	"any-pointer":                  {words: []string{"none", "coarse", "fine"}},
	"hover":                        {words: []string{"none", "hover"}},
	"any-hover":                    {words: []string{"none", "hover"}},
	"nav-controls":                 {words: []string{"none", "back"}},
	"environment-blending":         {words: []string{"opaque", "additive", "subtractive"}},
	"display-mode":                 {words: []string{"fullscreen", "standalone", "minimal-ui", "browser", "picture-in-picture", "window-controls-overlay"}},
	"forced-colors":                {words: []string{"none", "active"}},
	"inverted-colors":              {words: []string{"none", "inverted"}},
	"scripting":                    {words: []string{"none", "initial-only", "enabled"}},
	"prefers-color-scheme":         {words: []string{"light", "dark"}},
	"prefers-contrast":             {words: []string{"no-preference", "more", "less", "custom"}},
	"prefers-reduced-data":         {words: []string{"no-preference", "reduce"}},
	"prefers-reduced-motion":       {words: []string{"no-preference", "reduce"}},
	"prefers-reduced-transparency": {words: []string{"no-preference", "reduce"}},
}
