-- Neovim as a second client of the language server: opens a broken manifest, asks, mends it, follows and renames names
-- across files, and writes what it saw as JSON. Works with Neovim 0.7 and later.
local root, folder, output = vim.env.DRYDOCK_ROOT, vim.env.DRYDOCK_FOLDER, vim.env.DRYDOCK_OUTPUT

local function start()
  local id = vim.lsp.start_client({
    name = 'drydock',
    cmd = { 'node', root .. '/dist/server.cjs', '--stdio' },
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'work' } },
    capabilities = vim.lsp.protocol.make_client_capabilities(),
  })
  local client = vim.lsp.get_client_by_id(id)
  assert(vim.wait(10000, function() return client.initialized end, 20), 'the server did not start')
  return client
end

local function open(client, name)
  vim.cmd('edit ' .. folder .. '/' .. name)
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'yaml'
  vim.lsp.buf_attach_client(buffer, client.id)
  return buffer
end

local function ask(client, buffer, method, place, more)
  local params = vim.tbl_extend('force', {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = place[1], character = place[2] },
  }, more or {})
  local answer = assert(client.request_sync(method, params, 5000, buffer), method .. ' has no answer')
  assert(answer.err == nil, vim.inspect(answer.err))
  return answer.result
end

local function labels(items)
  return vim.tbl_map(function(item) return item.label end, items)
end

local function has_diagnostics(buffer)
  return function() return #vim.diagnostic.get(buffer) > 0 end
end

-- One file: diagnostics, completion, hover, symbols; mended, it has no diagnostics.
local function mend(client, seen)
  local buffer = open(client, 'pod.yaml')
  assert(vim.wait(10000, has_diagnostics(buffer), 20), 'no diagnostics')
  seen.diagnostics = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(seen.diagnostics, {
      line = found.lnum, from = found.col, to = found.end_col, code = found.code, message = found.message,
    })
  end
  seen.completion = labels(ask(client, buffer, 'textDocument/completion', { 5, 17 }).items)
  seen.hover = ask(client, buffer, 'textDocument/hover', { 5, 4 }).contents.value
  seen.symbols = {}
  for _, symbol in ipairs(ask(client, buffer, 'textDocument/documentSymbol', { 0, 0 })) do
    table.insert(seen.symbols, symbol.name)
  end
  vim.api.nvim_buf_set_text(buffer, 5, 17, 5, 23, { 'Always' })
  seen.mended = vim.wait(10000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
end

-- Several files: a key that the other file has, the way to it, and its rename in both.
local function follow(client, seen)
  local buffer = open(client, 'web.yaml')
  -- The warning about the key comes when the other file has been read.
  seen.warned = vim.wait(10000, has_diagnostics(buffer), 20) and vim.diagnostic.get(buffer)[1].code
  seen.keys = labels(ask(client, buffer, 'textDocument/completion', { 13, 19 }).items)
  local definition = ask(client, buffer, 'textDocument/definition', { 12, 24 })
  local first = vim.tbl_islist(definition) and definition[1] or definition
  seen.definition = { file = vim.fn.fnamemodify(vim.uri_to_fname(first.uri), ':t'), line = first.range.start.line }
  vim.api.nvim_buf_set_text(buffer, 13, 19, 13, 24, { 'LEVEL' })
  seen.keyMended = vim.wait(10000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
  local edit = ask(client, buffer, 'textDocument/rename', { 12, 24 }, { newName = 'options' })
  vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  vim.cmd('silent wall')
end

local function journey()
  local seen = {}
  local client = start()
  mend(client, seen)
  follow(client, seen)
  vim.lsp.stop_client(client.id)
  seen.stopped = vim.wait(5000, function() return client.is_stopped() end, 20)
  return seen
end

local ok, result = pcall(journey)
local file = assert(io.open(output, 'w'))
file:write(vim.fn.json_encode(ok and result or { failure = tostring(result) }))
file:close()
vim.cmd(ok and 'qall!' or 'cquit')
