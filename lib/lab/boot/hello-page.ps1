# Writes the hello page: which computer this is, and what its role can see in the bucket.
param([string]$Bucket, [string]$Region)
$ErrorActionPreference = 'Stop'

# IMDSv2: a session token first, then the question.
$metadata = 'http://169.254.169.254/latest'
$token = Invoke-RestMethod -Method Put -Uri "$metadata/api/token" -Headers @{ 'X-aws-ec2-metadata-token-ttl-seconds' = '60' }
function Get-Metadata([string]$Path) {
  Invoke-RestMethod -Uri "$metadata$Path" -Headers @{ 'X-aws-ec2-metadata-token' = $token }
}
function ConvertTo-Text([string]$Text) { [Net.WebUtility]::HtmlEncode($Text) }

try {
  Import-Module AWSPowerShell
  $items = @(Get-S3Object -BucketName $Bucket -Region $Region -MaxKey 100 |
      ForEach-Object { "<li>$(ConvertTo-Text $_.Key) ($($_.Size) bytes)</li>" })
  if ($items.Count -eq 0) { $items = @('<li>The bucket is empty.</li>') }
}
catch {
  $items = @("<li>$(ConvertTo-Text $_.Exception.Message)</li>")
}

$page = @"
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="60"><title>Hello</title></head><body>
<h1>Hello from your server</h1>
<p>Port 80 is open, or you would not read this.</p>
<dl><dt>Instance</dt><dd>$(ConvertTo-Text (Get-Metadata '/meta-data/instance-id'))</dd>
<dt>Availability zone</dt><dd>$(ConvertTo-Text (Get-Metadata '/meta-data/placement/availability-zone'))</dd>
<dt>Bucket, read with the instance's role</dt><dd>$(ConvertTo-Text $Bucket)<ul>$($items -join '')</ul></dd></dl></body></html>
"@
[IO.File]::WriteAllText('C:\inetpub\wwwroot\index.html', $page)
