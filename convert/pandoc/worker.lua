-- A pandoc that stays alive: documents in, Word files out, until standard input ends.
-- A request is "LENGTH PATH\n" and LENGTH bytes of pandoc's JSON; PATH is the reference document.
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

while true do
  local request = io.read("l")
  if not request then break end
  local length, path = request:match("^(%d+) (.*)$")
  local document = io.read(tonumber(length))
  local done, result = pcall(function()
    -- Nothing here is code in a known language: without colours for it the file has no styles
    -- for them, and is written in less time.
    local options = pandoc.WriterOptions({
      reference_doc = path, template = template, highlight_method = "none",
    })
    return pandoc.write(pandoc.read(document, "json"), "docx", options)
  end)
  if done then answer("ok", result) else answer("failed", tostring(result)) end
end
