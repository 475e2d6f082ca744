-- A pandoc that stays alive: requests in, answers out, until standard input ends.
-- A request is "TASK LENGTH ARGUMENT\n" and LENGTH bytes. The tasks:
--   word    pandoc's JSON to a Word file; ARGUMENT is the path of the reference document
--   read    a document to a line of JSON, what its reader says of it, and pandoc's JSON; ARGUMENT is
--           its format with extensions
--   write   pandoc's JSON to another format; ARGUMENT is its name with extensions, and after a space
--           the path of the template, where it is not pandoc's own
--   mathml  formulas in pandoc's JSON, a paragraph each, to paragraphs of HTML with MathML
-- An answer is "ok LENGTH\n" or "failed LENGTH\n" and that many bytes; before the first one it says
-- its version in a line.

io.stdout:setvbuf("full")

-- pandoc would compile its template anew for each document.
local template = pandoc.template.compile(pandoc.template.default("openxml"))

io.write(tostring(PANDOC_VERSION), "\n")
io.flush()

local function answer(state, bytes)
  io.write(state, " ", #bytes, "\n", bytes)
  io.flush()
end

-- A document with a head of its own, as reStructuredText has one.
local whole = pandoc.ReaderOptions({ standalone = true })

local tasks = {}

function tasks.word(document, path)
  -- Nothing here is code in a known language: without colours for it the file has no styles
  -- for them, and is written in less time.
  local options = pandoc.WriterOptions({
    reference_doc = path, template = template, highlight_method = "none",
  })
  return pandoc.write(pandoc.read(document, "json"), "docx", options)
end

-- Formats whose pictures nobody but pandoc can take out.
local inline = { rtf = true }

local function with_bytes(image)
  local kind, bytes = pandoc.mediabag.lookup(image.src)
  if not kind then return nil end
  image.src = pandoc.mediabag.make_data_uri(kind, bytes)
  image.caption = {}
  return image
end

-- A link that stands for a formula, in a format whose own pandoc passes over.
local function as_formula(link)
  local kind, tex = link.target:match("convert%-(%a+)math:(.*)$")
  if not kind then return nil end
  tex = tex:gsub("%%(%x%x)", function(code) return string.char(tonumber(code, 16)) end)
  return pandoc.Math(kind == "display" and "DisplayMath" or "InlineMath", tex)
end

-- What a reader says of what it passes over, as JSON; then the document.
local function telling(document, format)
  local said, read = pandoc.log.silence(pandoc.read, document, format, whole, {})
  for at, message in ipairs(said) do said[at] = pandoc.json.encode(message) end
  return "[" .. table.concat(said, ",") .. "]", read
end

function tasks.read(document, format)
  -- The empty list shuts the reader in: it sees no file, no network and no clock.
  local said, read = telling(document, format)
  if inline[format:match("^%w+")] then read = read:walk({ Image = with_bytes }) end
  if format:match("^odt") then read = read:walk({ Link = as_formula }) end
  pandoc.mediabag.empty()
  return said .. "\n" .. pandoc.write(read, "json")
end

-- Compiled templates by the argument that asked for them.
local templates = {}

local function template_for(argument, format, path)
  if templates[argument] == nil then
    local source
    if path == "" then
      source = pandoc.template.default(format:match("^[%w_]+"))
    else
      local file = assert(io.open(path, "r"))
      source = file:read("a")
      file:close()
    end
    templates[argument] = pandoc.template.compile(source)
  end
  return templates[argument]
end

function tasks.write(document, argument)
  local format, path = argument:match("^(%S+) ?(.*)$")
  -- TeX would need a package for its own notation of code.
  local options = pandoc.WriterOptions({
    template = template_for(argument, format, path), wrap_text = "none",
    highlight_method = format:match("^latex") and "none" or "idiomatic",
  })
  local written = pandoc.write(pandoc.read(document, "json"), format, options)
  pandoc.mediabag.empty()
  return written
end

function tasks.mathml(document)
  local options = pandoc.WriterOptions({ html_math_method = "mathml", wrap_text = "none" })
  return pandoc.write(pandoc.read(document, "json"), "html", options)
end

while true do
  local request = io.read("l")
  if not request then break end
  local task, length, argument = request:match("^(%a+) (%d+) (.*)$")
  local size = tonumber(length)
  -- To read nothing is to ask whether the end has come, for which Lua waits for another byte.
  local document = size > 0 and io.read(size) or ""
  local done, result = pcall(tasks[task], document, argument)
  if done then answer("ok", result) else answer("failed", tostring(result)) end
end
